/** What a form says about a fault: the same sentence at the field and in the intake's answer. */
import type {Field} from '../feed/types.js';
import {dayText} from '../text/dates.js';
import {figureText} from '../text/numbers.js';
import {sendingWords, wordsIn} from '../text/words.js';
import type {FieldFault} from './form.js';

/**
 * One sentence on how to mend a fault, in the language of the locale.
 *
 * @param type Of the field it is in; it makes no difference for a missing consent.
 */
export const faultText = ({code, limit}: FieldFault, type: Field['type'] | undefined, locale: string): string => {
  const words = wordsIn(sendingWords, locale);
  const number = typeof limit === 'number' ? limit : 0;
  const written = typeof limit === 'string' ? (dayText(limit, locale) ?? limit) : (figureText(number, locale) ?? `${number}`);
  const isDate = type === 'date';
  switch (code) {
    case 'required':
      return type === 'checkbox' ? words.missingTick : type === 'select' || type === 'radio' ? words.missingChoice : words.missing;
    case 'consent':
      return words.consent;
    case 'control-characters':
      return words.line;
    case 'too-short':
      return words.short(number, written);
    case 'too-long':
      return words.long(number, written);
    case 'too-low':
      return (isDate ? words.dateMin : words.min)(written);
    case 'too-high':
      return (isDate ? words.dateMax : words.max)(written);
    case 'not-an-option':
      return words.option;
    case 'type-email':
      return words.email;
    case 'type-tel':
      return words.tel;
    case 'type-url':
      return words.url;
    case 'type-number':
      return words.number;
    case 'type-date':
      return words.date;
  }
};
