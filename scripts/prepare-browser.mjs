/** Finds the browsers that tests run in, and installs those that are missing where that is possible. Plain Node without packages. */
import {spawnSync} from 'node:child_process';
import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';

const isProgram = file => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const WINDOWS_CHROME = join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe');

/** The first of these programs that is there: a path, or a name to look for in `PATH`. */
const find = (...names) =>
  names
    .filter(Boolean)
    .flatMap(name => (/[/\\]/.test(name) ? [name] : (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, name))))
    .find(isProgram);

export const findChromium = () =>
  find(process.env.CHROME_PATH, 'chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'chrome', MAC_CHROME, WINDOWS_CHROME);

export const findFirefox = () => find(process.env.FIREFOX_PATH, 'firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox');

export const findWebKitDriver = () => find(process.env.WEBKIT_DRIVER_PATH, 'WebKitWebDriver');

/** The small browser that WebKit's driver drives; its folder has the machine's architecture in its name. */
export const findMiniBrowser = () => {
  const {stdout = ''} = spawnSync('dpkg', ['-L', 'libwebkit2gtk-4.1-0'], {encoding: 'utf8'});
  return find(process.env.MINIBROWSER_PATH, stdout?.split('\n').find(line => line.endsWith('/MiniBrowser')));
};

const findXvfb = () => find('Xvfb');

const apt = (...args) => spawnSync('apt-get', args, {stdio: ['ignore', 'ignore', 'inherit'], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}}).status === 0;

const installPackages = packages => {
  if (process.getuid?.() !== 0 || !find('apt-get')) return false;
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
};

/**
 * Makes sure that there is a Chromium.
 *
 * @returns Its path.
 * @throws Error that says what to do, when there is none and none can be installed.
 */
export const prepareChromium = () => {
  const found = findChromium() ?? (installPackages(['chromium']) ? findChromium() : undefined);
  if (!found) throw new Error('The tests need a Chromium or Chrome. Install one, or name one: CHROME_PATH=/path/to/chrome npm test');
  return found;
};

/**
 * Makes sure that there are Firefox and WebKit with its driver.
 *
 * @throws Error that says what to do, when one is missing and can't be installed.
 */
export const prepareOtherEngines = () => {
  const areThere = () => findFirefox() && findWebKitDriver() && findMiniBrowser() && findXvfb();
  const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'];
  if (!areThere()) installPackages(packages);
  if (!areThere()) throw new Error(`The tests in all engines need ${packages.join(', ')}: on Debian, apt-get install them`);
};

if (process.argv[1]?.endsWith('prepare-browser.mjs')) console.log(prepareChromium());
