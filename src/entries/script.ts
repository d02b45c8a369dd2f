/** The one script of the snippet: every element, and links that become elements. */
import './policy.js';
import './index.js';
import {convertLinks} from './links.js';

convertLinks();
