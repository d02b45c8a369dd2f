/** The one script of the snippet: the elements, and what it looks for in the page. */
import './policy.js';
import './first.js';
import {meetPage} from './meet.js';

meetPage();
