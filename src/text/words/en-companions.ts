/** What quotations, offices and ways to get in touch say. A file of its own, because it comes with those elements. */

export const quote = {
  open: '“',
  close: '”',
};

export const office = {
  title: (city: string) => `Office in ${city}`,
  director: 'Director',
  established: 'Established',
  focus: 'Focus',
};

export const help = {
  heading: 'Get in touch',
  website: 'Website',
  email: 'E-mail',
  privacy: 'Privacy policy',
  charityNumber: 'Charitable registration number',
};
