/** What a goal says, in French. */
import type {goal as en} from './en-goal.js';

/** The ending of a plural: French counts zero as singular. */
const s = (n: number) => (n < 2 ? '' : 's');

export const goal = {
  label: 'Progression vers l’objectif',
  raised: (raised, target) => `${raised} recueillis sur ${target}`,
  percent: percent => `${percent} de l’objectif`,
  reached: 'Objectif atteint',
  // Whole millions take « de »: 1 000 000 de personnes.
  supporters: (n, text) => `Avec l’appui de ${text}${n && n % 1e6 === 0 ? ' de' : ''} personne${s(n)}`,
  days: (n, text) => `Il reste ${text} jour${s(n)}`,
  hours: (n, text) => `Il reste ${text} heure${s(n)}`,
  lastHour: 'Il reste moins d’une heure',
  ended: day => `Terminé le ${day}`,
  starts: day => `Commence le ${day}`,
  asOf: day => `Au ${day}`,
} satisfies typeof en;
