/** Packages that only some operators need. */

/** A package is not installed, or another is wanted. The message says what to do. */
export class SetupError extends Error {}

/**
 * What loading a package gives, or in plain words how to get it.
 *
 * @throws SetupError
 */
export const needed = async <Module>(name: string, load: () => Promise<Module>): Promise<Module> => {
  try {
    return await load();
  } catch (error) {
    if ((error as {code?: string}).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new SetupError(`The package ${name} is needed for this and not installed: npm install ${name}`);
  }
};
