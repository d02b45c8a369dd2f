/** What a form says about a fault: the same sentence at the field and in the intake's answer. */
import type {Field} from '../feed/types.js';
import {dayText} from '../text/dates.js';
import {figureText} from '../text/numbers.js';
import {wordsIn} from '../text/words.js';
import {sendingWords} from '../text/words/sending.js';
import type {FieldFault} from './form.js';

/**
 * One sentence on how to mend a fault.
 *
 * @param type Of the field it is in; it makes no difference for a missing consent.
 * @param words In the language to be spoken.
 * @param write Writes a limit, a number or a day, in that language.
 */
export const faultSentence = (
  {code, limit = 0}: FieldFault,
  type: Field['type'] | undefined,
  words: (typeof sendingWords)['en'],
  write: (limit: number | string) => string,
): string => {
  const number = Number(limit);
  const written = write(limit);
  const isDate = type === 'date';
  switch (code) {
    case 'required':
      return type === 'checkbox'
        ? words.missingTick
        : type === 'select' || type === 'radio'
          ? words.missingChoice
          : words.missing;
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
    default:
      return words.refused;
  }
};

/** The same in the language of the locale. */
export const faultText = (fault: FieldFault, type: Field['type'] | undefined, locale: string): string =>
  faultSentence(
    fault,
    type,
    wordsIn(sendingWords, locale),
    limit => (typeof limit === 'string' ? dayText(limit, locale) : figureText(limit, locale)) ?? `${limit}`,
  );
