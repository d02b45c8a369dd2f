#!/usr/bin/env node
import {Command} from 'commander';
import {bundleCommand} from './bundle.js';
import {completionCommand} from './completion.js';
import {EXIT} from './exit.js';
import {intakeCommand} from '../intake/commands.js';
import {pagesCommand} from './pages.js';
import {previewCommand} from './preview.js';
import {renderCommand} from './render.js';
import {schemaCommand} from './schema.js';
import {splitCommand} from './split.js';
import {validateCommand} from './validate.js';

const program = new Command('ijm-widgets')
  .description('Tools for the feed that ijm-widgets shows: check it, look at it, take it apart, draw it.')
  .showHelpAfterError('(--help explains it)');

// One line a command, in the order in which one needs them.
program
  .addCommand(validateCommand())
  .addCommand(previewCommand())
  .addCommand(splitCommand())
  .addCommand(renderCommand())
  .addCommand(pagesCommand())
  .addCommand(bundleCommand())
  .addCommand(intakeCommand())
  .addCommand(schemaCommand())
  .addCommand(completionCommand(program));

const commands = (command: Command): Command[] => [command, ...command.commands.flatMap(commands)];
for (const command of commands(program)) {
  if (command !== program) command.copyInheritedSettings(program);
  // What the parser refuses cannot be carried out at all.
  command.exitOverride(({exitCode}) => process.exit(exitCode && EXIT.unreadable));
}

// A reader such as `head` that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await program.parseAsync();
