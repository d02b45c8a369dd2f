/** What a server uses of the intake. */
export type {RequestInfo} from './app.js';
export {createIntake, type Intake, type IntakeOptions} from './intake.js';
export {drain, intakeListener, SERVER_OPTIONS, startIntake, type RunningIntake, type StartOptions} from './server.js';
