/** The command line with nothing but the intake's commands, started by tests as a process of its own. */
import {Command} from 'commander';
import {addIntakeCommands} from '../../../../src/node/intake/commands.js';

await addIntakeCommands(new Command('ijm-widgets')).parseAsync();
