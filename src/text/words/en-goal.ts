/** What a goal says. A file of its own, because most gifts have none. */

/** The ending of a plural. */
const s = (n: number) => (n === 1 ? '' : 's');

export const goal = {
  label: 'Progress towards the goal',
  raised: (raised: string, target: string) => `${raised} raised of ${target}`,
  percent: (percent: string) => `${percent} of the goal`,
  reached: 'Goal reached',
  supporters: (n: number, text: string) => `${text} supporter${s(n)}`,
  days: (n: number, text: string) => `${text} day${s(n)} left`,
  hours: (n: number, text: string) => `${text} hour${s(n)} left`,
  lastHour: 'Less than an hour left',
  ended: (day: string) => `Ended on ${day}`,
  starts: (day: string) => `Starts on ${day}`,
  asOf: (day: string) => `As of ${day}`,
};
