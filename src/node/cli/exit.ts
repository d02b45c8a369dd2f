/** Exit codes of the command line; other scripts rely on them. */
export const EXIT = {clean: 0, faults: 1, unreadable: 2} as const;

/** Whether a terminal reads this, that shows colours; https://no-color.org is respected. */
export const wantsColour = (stream: NodeJS.WriteStream) => stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
