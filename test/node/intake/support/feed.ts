/** A feed with the forms that tests send. */
export const FEED = {
  version: 1,
  locales: ['en-CA', 'fr-CA'],
  forms: {
    media: {
      title: {'en-CA': 'Media contact', 'fr-CA': 'Contact médias'},
      endpoint: 'intake/messages',
      fields: [
        {name: 'name', type: 'text', label: {'en-CA': 'Your name', 'fr-CA': 'Votre nom'}, required: true, maxLength: 200},
        {name: 'email', type: 'email', label: 'E-mail', required: true},
        {
          name: 'topic',
          type: 'select',
          label: 'Topic',
          options: [
            {value: 'interview', label: {'en-CA': 'Interview', 'fr-CA': 'Entrevue'}},
            {value: 'facts', label: 'Facts and figures'},
          ],
        },
        {name: 'message', type: 'textarea', label: 'Message', required: true, maxLength: 5000},
      ],
      consent: {label: 'You may answer me.', required: true},
      thanks: {title: 'Thank you'},
    },
    signup: {
      title: 'Sign up',
      endpoint: 'intake/messages',
      fields: [
        {name: 'name', type: 'text', label: 'Name', required: true},
        {name: 'phone', type: 'tel', label: 'Phone'},
        {name: 'site', type: 'url', label: 'Site'},
        {name: 'guests', type: 'number', label: 'Guests', min: 1, max: 500},
        {name: 'date', type: 'date', label: 'When', min: '2026-01-01'},
        {
          name: 'size',
          type: 'radio',
          label: 'Size',
          options: [
            {value: 's', label: 'S'},
            {value: 'l', label: 'L'},
          ],
        },
        {name: 'news', type: 'checkbox', label: 'News'},
        {name: 'idea', type: 'textarea', label: 'Idea'},
      ],
      thanks: {title: 'Thank you'},
    },
    optional: {
      title: 'Optional consent',
      endpoint: 'intake/messages',
      fields: [{name: 'name', type: 'text', label: 'Name'}],
      consent: {label: 'News, please.', required: false},
      thanks: {title: 'Thank you'},
    },
    over: {
      title: 'Over',
      withdrawn: true,
      until: '2020-01-01',
      endpoint: 'intake/messages',
      fields: [{name: 'name', type: 'text', label: 'Name'}],
      thanks: {title: 'Thank you'},
    },
    broken: {title: 'No fields', endpoint: 'intake/messages', thanks: {title: 'x'}},
    long: {
      title: 'Long',
      endpoint: 'intake/messages',
      fields: Array.from({length: 6}, (_, i) => ({name: `t${i}`, type: 'textarea', label: 'T'})),
      thanks: {title: 'Thank you'},
    },
  },
};
