/** What only some appeals have: a picture, a fundraiser with a story, a goal. A later part of the element's module. */
import {html, nothing} from 'lit/html.js';
import type {Cause} from '../../model/cause.js';
import {say} from '../../text/text.js';
import {wordsIn} from '../../text/words.js';
import {givingWords} from '../../text/words/giving.js';
import type {Place} from '../../ui/link.js';
import {canShow, picture} from '../../ui/picture.js';
import {rich} from '../../ui/rich.js';
import {said} from '../../ui/templates.js';
import '../ijm-goal/ijm-goal.js';
import {about} from './about.js';

/** What stands above the choices, with all there is. */
export const aboutAll = (cause: Cause, place: Place, level: number | null | undefined, fundraiserId: string | null | undefined) => {
  const {id, appeal, fundraiser, goal} = cause;
  const {image} = fundraiser ?? appeal;
  const credit = say(image?.credit, place.language);
  const by = say(fundraiser?.by, place.language);
  return html`${about(
    cause,
    place,
    level,
    canShow(image, place)
      ? html`<figure>${picture(image, place, '40em')}${credit ? html`<figcaption class="small">${said({...credit, text: wordsIn(givingWords, place.language.locale).credit(credit.text)})}</figcaption>` : nothing}</figure>`
      : nothing,
    fundraiser && html`${by ? html`<p part="by" class="small">${said(by)}</p>` : nothing}${rich(fundraiser.story ?? appeal.text, place)}`,
  )}${goal
    ? html`<ijm-goal part="goal" exportparts="sum, percent, bar, facts" feed=${place.feed.url} appeal=${id} fundraiser=${fundraiserId || nothing}></ijm-goal>`
    : nothing}`;
};
