/** The one script of the snippet: the elements, and what it looks for in the page. */
import './policy.js';
import './first.js';
import {numberFormat} from '../text/number-format.js';
import {meetPage} from './meet.js';

// Each in a task of its own, so that a tap in between is answered.
setTimeout(meetPage);

// A browser's first number takes long, in one piece. It is made while the feed is on its way, in a task of its own.
setTimeout(numberFormat, 0, 'en', {});
