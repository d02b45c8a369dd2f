#!/usr/bin/env node
import {Command} from 'commander';
import {EXIT} from './exit.js';
import {schemaCommand} from './schema.js';
import {splitCommand} from './split.js';
import {validateCommand} from './validate.js';

const program = new Command('ijm-widgets')
  .description('Tools for the feed that ijm-widgets shows: check it, look at it, take it apart.')
  .configureHelp({sortOptions: true})
  .showHelpAfterError('(ijm-widgets --help explains the commands)')
  // One line a command, in the order in which one needs them.
  .addCommand(validateCommand())
  .addCommand(schemaCommand())
  .addCommand(splitCommand());

// What the parser refuses cannot be carried out at all.
for (const command of program.commands) command.copyInheritedSettings(program);
for (const command of [program, ...program.commands]) command.exitOverride(({exitCode}) => process.exit(exitCode && EXIT.unreadable));

// A reader such as `head` that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await program.parseAsync();
