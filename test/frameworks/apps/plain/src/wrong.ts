/** What the types have to reject: each line that says so. */
import 'ijm-widgets/elements/ijm-donate-cta.js';

const give = document.createElement('ijm-donate-cta');
give.apeal = 'cambodia'; // wrong: no such property
give.variant = 'huge'; // wrong: no such variant
give.headingLevel = 'high'; // wrong: a level is a number
give.addEventListener('ijm-donate', event => event.detail.email); // wrong: no event says that
