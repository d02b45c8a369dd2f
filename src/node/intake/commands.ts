/** `ijm-widgets intake`: runs the intake, and lets its operator look after what was stored. */
import {createWriteStream, readFileSync} from 'node:fs';
import {pipeline} from 'node:stream/promises';
import {Readable} from 'node:stream';
import {Command, InvalidArgumentError, Option} from 'commander';
import {referenceOf} from '../../model/message.js';
import {EXIT} from '../cli/exit.js';
import {ConfigError, watchConfig} from './config.js';
import {NewerDatabaseError} from './migrations.js';
import {SetupError} from './needed.js';
import {DEFAULT_DATABASE_URL, openStore} from './open-store.js';
import {StoreError, type Selection, type Store} from './store.js';

const env = (name: string) => process.env[name] || undefined;

/** A whole number from the environment. */
const numberFrom = (name: string, usual: number): number => {
  const text = env(name);
  if (text === undefined) return usual;
  if (!/^\d{1,7}$/.test(text)) throw new SetupError(`${name} should be a whole number, not "${text}".`);
  return Number(text);
};

/** Does it, and says in one line what is set up wrong. */
const saying =
  <Options extends unknown[]>(work: (...options: Options) => Promise<void>) =>
  async (...options: Options): Promise<void> => {
    try {
      await work(...options);
    } catch (error) {
      if (!(
        error instanceof SetupError ||
        error instanceof ConfigError ||
        error instanceof NewerDatabaseError ||
        error instanceof StoreError
      ))
        throw error;
      process.stderr.write(`${error instanceof StoreError ? `The database did not do it (${error.code}).` : error.message}\n`);
      process.exitCode = EXIT.unreadable;
    }
  };

/** Works with the store that `DATABASE_URL` names, which has to be there. */
const withStore = async (work: (store: Store) => Promise<void>): Promise<void> => {
  const store = await openStore(env('DATABASE_URL'), {create: false});
  try {
    await work(store);
  } finally {
    await store.close();
  }
};

const runIntake = async (): Promise<void> => {
  const feed = env('FEED');
  if (!feed) throw new SetupError('FEED is not set: the path or address of the feed whose forms are to be taken.');
  const [{DEFAULT_PORT, startIntake}, {DEFAULT_RATE_LIMIT}] = await Promise.all([import('./server.js'), import('./intake.js')]);
  const intake = await startIntake({
    feed,
    port: numberFrom('PORT', DEFAULT_PORT),
    host: env('HOST'),
    databaseUrl: env('DATABASE_URL'),
    rateLimit: numberFrom('RATE_LIMIT', DEFAULT_RATE_LIMIT),
    config: env('CONFIG'),
    log: line => process.stdout.write(`${line}\n`),
  });
  process.stderr.write(`Listening at ${intake.url}/messages\n`);
  const end = (signal: NodeJS.Signals) => {
    process.stderr.write(`${signal}: answering what is under way …\n`);
    void intake.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
};

/** A day or an instant, as an option says it. */
const instant = (text: string): string => {
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : NaN;
  if (isNaN(time))
    throw new InvalidArgumentError('It should be a day, such as 2026-11-23, or an instant, such as 2026-11-23T09:00Z.');
  return new Date(time).toISOString();
};

interface SelectionOptions {
  form?: string;
  since?: string;
  setAside?: boolean;
  dead?: boolean;
}

const selecting = (command: Command) =>
  command
    .option('--form <id>', 'only messages of this form')
    .option('--since <day>', 'only messages received on this day (UTC) or later', instant)
    .option('--set-aside', 'only messages that look like spam');

const selectionOf = ({form, since, setAside, dead}: SelectionOptions): Selection => ({form, since, setAside, dead});

const list = async (options: SelectionOptions): Promise<void> =>
  withStore(async store => {
    for await (const {id, form, receivedAt, setAside, reasons, deliveries} of store.messages(selectionOf(options))) {
      const told = deliveries.map(({channel, state, attempts, lastError}) => {
        const tries = state === 'sent' ? '' : ` after ${attempts} ${attempts === 1 ? 'try' : 'tries'}`;
        return `${channel} ${state}${tries}${tries && lastError ? ` (${lastError})` : ''}`;
      });
      const state = setAside ? `set aside: ${reasons.join(', ')}` : told.join('; ') || 'stored';
      process.stdout.write(`${receivedAt}  ${id}  ${referenceOf(id)}  ${form}  ${state}\n`);
    }
  });

const exportMessages = async (options: SelectionOptions & {format: 'csv' | 'json'; out?: string}): Promise<void> =>
  withStore(async store => {
    const {csvExport, fieldNames, jsonExport} = await import('./export.js');
    const selection = selectionOf(options);
    const text =
      options.format === 'csv'
        ? csvExport(store.messages(selection), await fieldNames(store.messages(selection)))
        : jsonExport(store.messages(selection));
    if (options.out !== undefined)
      await pipeline(Readable.from(text), createWriteStream(options.out, {mode: 0o600, flags: 'wx'}));
    else await pipeline(Readable.from(text), process.stdout, {end: false});
  });

const idsIn = (file: string): string[] => {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8');
  return (text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi) ?? []).map(id => id.toLowerCase());
};

const erase = async ({
  email,
  mentions,
  id = [],
  ids,
  dryRun,
}: {
  email?: string;
  mentions?: boolean;
  id?: string[];
  ids?: string;
  dryRun?: boolean;
}): Promise<void> => {
  if (email === undefined && id.length === 0 && ids === undefined)
    throw new SetupError('Say what to erase: --email, --id or --ids.');
  await withStore(async store => {
    const named = [...id.map(one => one.toLowerCase()), ...(ids === undefined ? [] : idsIn(ids))];
    const found = [...new Set([...(email === undefined ? [] : await store.findByEmail(email, mentions)), ...named])];
    if (dryRun) {
      found.forEach(one => process.stdout.write(`${one}\n`));
      process.stderr.write(`${found.length} would be erased; nothing was.\n`);
      return;
    }
    const count = await store.erase(found, new Date().toISOString());
    await store.scrub();
    // To be kept with the backups, and given to --ids once one was restored.
    found.forEach(one => process.stdout.write(`${one}\n`));
    process.stderr.write(`${count} ${count === 1 ? 'message' : 'messages'} erased.\n`);
  });
};

const stats = async ({json}: {json?: boolean}): Promise<void> =>
  withStore(async store => {
    const found = await store.stats();
    if (json) {
      process.stdout.write(`${JSON.stringify({database: store.name, ...found}, null, 2)}\n`);
      return;
    }
    const {messages, setAside, erased, oldest, newest, forms, deliveries} = found;
    const lines = [
      `database    ${store.name}`,
      `messages    ${messages}, ${setAside} of them set aside`,
      `erased      ${erased}`,
      ...(oldest ? [`received    ${oldest} to ${newest}`] : []),
      ...forms.map(form => `form        ${form.form}: ${form.messages}, ${form.setAside} set aside, last ${form.newest}`),
      ...deliveries.map(
        ({channel, state, count, oldest: since}) =>
          `delivery    ${channel} ${state}: ${count}${state === 'sent' ? '' : `, oldest ${since}`}`,
      ),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  });

const release = async (ids: string[]): Promise<void> => {
  const config = watchConfig(env('CONFIG'), () => {}).current();
  const {channelsBy} = await import('./intake.js');
  await withStore(async store => {
    let count = 0;
    for (const id of ids.map(one => one.toLowerCase())) {
      const message = await store.message(id);
      if (message && (await store.release(id, channelsBy(config, message.form, message.fields)))) count++;
    }
    process.stderr.write(`${count} of ${ids.length} released.\n`);
  });
};

const retry = (): Promise<void> =>
  withStore(async store => {
    process.stderr.write(`${await store.revive(new Date().toISOString())} deliveries will be tried again.\n`);
  });

const backUp = async (file: string): Promise<void> => {
  const databaseUrl = env('DATABASE_URL') ?? DEFAULT_DATABASE_URL;
  if (!databaseUrl.startsWith('file:')) throw new SetupError('This copies a file; back up PostgreSQL with pg_dump.');
  const {backUpFile} = await import('./libsql.js');
  await backUpFile(databaseUrl, file);
  process.stderr.write(`Copied to ${file}.\n`);
};

const move = async ({to}: {to: string}): Promise<void> =>
  withStore(async from => {
    const {copyStore} = await import('./copy.js');
    const target = await openStore(to, {create: true});
    try {
      const count = await copyStore(from, target);
      const {messages} = await target.stats();
      process.stderr.write(`${count} messages copied from ${from.name} to ${target.name}, which now has ${messages}.\n`);
    } finally {
      await target.close();
    }
  });

/** The command with all its own commands. */
export const intakeCommand = (): Command => {
  const intake = new Command('intake')
    .summary('receive what is sent by forms, and look after it')
    .description('Runs the intake, which receives what is sent by forms. Its commands look after what was stored.')
    .addHelpText(
      'after',
      `
Environment:
  FEED          path or address of the feed whose forms are taken
  PORT          port to listen at (5174); HOST: address to listen at (all)
  DATABASE_URL  file:… or postgres://… (${DEFAULT_DATABASE_URL})
  RATE_LIMIT    messages a minute and address, 0 for none (60)
  CONFIG        file with recipients, webhook, retention, origins and proxies`,
    )
    .action(saying(runIntake));
  selecting(intake.command('list').description('one line a message, without what it says'))
    .option('--dead', 'only messages that could not be delivered')
    .action(saying(list));
  selecting(intake.command('export').description('messages in full, on standard output'))
    .addOption(new Option('--format <format>', 'how to write them').choices(['csv', 'json']).default('json'))
    .option('--out <file>', 'a new file to write to')
    .action(saying(exportMessages));
  intake
    .command('erase')
    .description('erase messages for good, and print their ids')
    .option('--email <address>', 'messages in which a field holds this address')
    .option('--mentions', 'also messages that mention the address anywhere')
    .option('--id <id...>', 'messages by id')
    .option('--ids <file>', 'messages by the ids in a file (- for standard input), such as after restoring a backup')
    .option('--dry-run', 'only print the ids')
    .action(saying(erase));
  intake.command('stats').description('how much there is').option('--json', 'as JSON').action(saying(stats));
  intake
    .command('release <id...>')
    .description('take messages out of those set aside, and let them be delivered')
    .action(saying(release));
  intake.command('retry').description('try again to deliver what was given up').action(saying(retry));
  intake.command('backup <file>').description('copy the database into a new file while the intake runs').action(saying(backUp));
  intake
    .command('move')
    .description('copy everything into another database')
    .requiredOption('--to <url>', 'its DATABASE_URL')
    .action(saying(move));
  return intake;
};

/** Adds `intake` and its commands to a command line. */
export const addIntakeCommands = (program: Command): Command => program.addCommand(intakeCommand());
