/** What few pages need of a feed, as one later part of the script: that it is named late, or lies in several files. */
export * from '../context/late.js';
export * from '../feed/files.js';
