/** How a figure is written, and how it looks: fetched beside the feed, so that an app's own bundle is smaller. */
export {statFigure} from '../../model/figure.js';
export {figureText, spanOf} from '../../text/numbers.js';
export {styles} from './stat-figure.styles.js';
