/** The command line with nothing but the intake's commands, started by tests as a process of its own. */
import {Command} from 'commander';
import {EXIT} from '../../../../src/node/cli/exit.js';
import {addIntakeCommands} from '../../../../src/node/intake/commands.js';

const program = addIntakeCommands(new Command('ijm-widgets'));
for (const command of program.commands.flatMap(one => [one, ...one.commands]))
  command.exitOverride(({exitCode}) => process.exit(exitCode && EXIT.unreadable));
await program.parseAsync();
