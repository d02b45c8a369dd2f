import type {IncomingMessage, ServerResponse} from 'node:http';

export const feedText: (name: string) => Promise<string>;
export const answer: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
export const middleware: (context: any, next: () => Promise<unknown>) => Promise<unknown>;
export const sendFile: (file: string, response: ServerResponse) => Promise<void>;
