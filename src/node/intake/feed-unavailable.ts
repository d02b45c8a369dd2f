/** No feed could be read yet, so nothing can be said about any form. */
export class FeedUnavailableError extends Error {}
