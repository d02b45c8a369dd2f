/** The intake as a server of its own, and what any Node server in front of it needs. */
import type {AddressInfo} from 'node:net';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import {createIntake, type Intake, type IntakeOptions} from './intake.js';
import {needed, SetupError} from './needed.js';

/** Bounds that keep slow or greedy clients from holding a server up. Node's own are a minute and five. */
export const SERVER_OPTIONS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  // How often the two are looked at.
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
};

/** How long connections that are in use may stay once the server is to end. */
const DRAIN_MS = 10_000;

/** The listener of a Node server for an intake. */
export const intakeListener = async (intake: Intake): Promise<RequestListener> => {
  const {getRequestListener} = await needed('@hono/node-server', () => import('@hono/node-server'));
  const listener = getRequestListener(
    (request, {incoming}) => intake.handle(request, {address: (incoming as IncomingMessage).socket.remoteAddress}),
    {overrideGlobalObjects: false},
  );
  return (incoming: IncomingMessage, outgoing: ServerResponse) => void listener(incoming, outgoing);
};

/** Stops taking connections, lets answers under way be given, then ends the rest. */
export const drain = (server: Server, ms = DRAIN_MS): Promise<void> =>
  new Promise(resolve => {
    // A connection becomes idle when its answer is given.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), ms);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });

export interface StartOptions extends IntakeOptions {
  /** 0: any that is free. Unset: 5174. */
  port?: number;
  /** Address to listen at; unset: all of the machine. */
  host?: string;
}

export const DEFAULT_PORT = 5174;

export interface RunningIntake {
  /** Its address, with the path of the messages' folder: `http://localhost:5174/intake`. */
  url: string;
  port: number;
  /** Drains and ends it. */
  close(): Promise<void>;
}

/**
 * Runs the intake as a server.
 *
 * @throws As `createIntake`, and SetupError when the port is taken.
 */
export const startIntake = async ({port = DEFAULT_PORT, host, ...options}: StartOptions): Promise<RunningIntake> => {
  const intake = await createIntake(options);
  const server = createServer(SERVER_OPTIONS, await intakeListener(intake));
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    await intake.close();
    const {code, message} = error as NodeJS.ErrnoException;
    throw new SetupError(
      code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another one by PORT.` : `Cannot listen at port ${port}: ${message}`,
    );
  }
  const bound = (server.address() as AddressInfo).port;
  const shown = !host || /^(0\.0\.0\.0|::)$/.test(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${shown}:${bound}${options.base ?? '/intake'}`,
    port: bound,
    close: () => (closing ??= intake.close(drain(server))),
  };
};
