/** The elements that the script brings along, in the order in which they are defined; the others come with `companions.ts`. */
import '../elements/ijm-feed/ijm-feed.js';
import '../elements/ijm-impact-stat/ijm-impact-stat.js';
import '../elements/ijm-contact-form/ijm-contact-form.js';
import '../elements/ijm-country-card/ijm-country-card.js';
import '../elements/ijm-donate-cta/ijm-donate-cta.js';
import '../elements/ijm-map/ijm-map.js';
import '../elements/ijm-share/ijm-share.js';
