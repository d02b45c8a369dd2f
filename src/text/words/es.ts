/** The kit's own words in Spanish, fetched only where a feed speaks it. */
import type * as en from './en.js';

/** The ending of a plural. */
const s = (n: number) => (n === 1 ? '' : 's');

export const common = {
  stale: date => `Información del ${date}`,
} satisfies typeof en.common;

export const card = {
  credit: name => `Imagen: ${name}`,
  more: name => `Más información sobre ${name}`,
  figures: 'En cifras',
  offices: n => (n === 1 ? 'Oficina' : 'Oficinas'),
} satisfies typeof en.card;

export const stat = {
  since: year => `Desde ${year}`,
  asOfYear: year => `Datos de ${year}`,
  asOfDay: day => `Datos al ${day}`,
  source: 'Fuente:',
} satisfies typeof en.stat;

export const change = {
  before: 'Antes',
  now: 'Ahora',
  range: range => range,
  fromTo: (from, to) => `De ${from} a ${to}`,
  years: (from, to) => ` entre ${from} y ${to}`,
  apart: 'Contado de otra manera: no se puede comparar directamente.',
} satisfies typeof en.change;

export const donate = {
  newTab: 'se abre en una pestaña nueva',
  frequency: 'Frecuencia',
  once: 'Una vez',
  monthly: 'Cada mes',
  currency: 'Moneda',
  amount: 'Importe',
  own: 'Otro importe',
  give: amount => `Donar ${amount}`,
  giveMonthly: amount => `Donar ${amount} al mes`,
  giveAny: 'Donar',
  giveAnyMonthly: 'Donar cada mes',
  host: host => `Continúa en ${host}`,
  charityNumber: number => `Número de registro de organización benéfica: ${number}`,
} satisfies typeof en.donate;

export const giving = {
  credit: name => `Imagen: ${name}`,
  between: (min, max) => `De ${min} a ${max}`,
  atLeast: min => `${min} o más`,
  atMost: max => `Hasta ${max}`,
  missing: 'Escriba un importe o elija uno de los de arriba.',
  number: example => `Escriba el importe en cifras, por ejemplo ${example}.`,
  decimals: example => `Tiene demasiados decimales. Escriba un importe como ${example}.`,
  min: min => `Aquí el donativo mínimo es de ${min}.`,
  max: max => `Aquí el donativo máximo es de ${max}.`,
  scan: 'Escanee para donar',
} satisfies typeof en.giving;

export const goal = {
  label: 'Progreso hacia la meta',
  raised: (raised, target) => `${raised} recaudados de ${target}`,
  percent: percent => `${percent} de la meta`,
  reached: 'Meta alcanzada',
  // Whole millions take "de": 1.000.000 de personas.
  supporters: (n, text) => `Con el apoyo de ${text}${n && n % 1e6 === 0 ? ' de' : ''} persona${s(n)}`,
  days: (n, text) => (n === 1 ? `Queda ${text} día` : `Quedan ${text} días`),
  hours: (n, text) => (n === 1 ? `Queda ${text} hora` : `Quedan ${text} horas`),
  lastHour: 'Queda menos de una hora',
  ended: day => `Terminó el ${day}`,
  starts: day => `Comienza el ${day}`,
  asOf: day => `Al ${day}`,
} satisfies typeof en.goal;

export const form = {
  required: 'obligatorio',
  choose: 'Elegir…',
  send: 'Enviar',
  wait: 'Un momento…',
  broken: 'No se envió. Su texto se conserva aquí; inténtelo de nuevo.',
  trap: 'Deje este campo vacío',
  privacy: 'Política de privacidad',
  exit: 'Salir de esta página ahora',
  exitHelp: 'Nada de lo que escriba aquí se guarda en este dispositivo.',
} satisfies typeof en.form;

export const sending = {
  problems: n => (n === 1 ? 'Hay un punto por revisar' : `Hay ${n} puntos por revisar`),
  missing: 'Rellene este campo.',
  missingChoice: 'Elija una opción.',
  missingTick: 'Marque esta casilla.',
  consent: 'Marque esta casilla: sin su consentimiento no se puede enviar el mensaje.',
  email: 'Escriba una dirección de correo, por ejemplo nombre@ejemplo.org.',
  tel: 'Escriba un número de teléfono, por ejemplo 613 555-0123.',
  url: 'Escriba una dirección web, por ejemplo https://ejemplo.org.',
  number: 'Escriba un número.',
  date: 'Escriba una fecha.',
  option: 'Elija una de las opciones.',
  line: 'Use una sola línea de texto.',
  short: (n, text) => (n === 1 ? `Escriba al menos ${text} carácter.` : `Escriba al menos ${text} caracteres.`),
  long: (n, text) => (n === 1 ? `Escriba como máximo ${text} carácter.` : `Escriba como máximo ${text} caracteres.`),
  min: min => `Escriba ${min} o más.`,
  max: max => `Escriba ${max} o menos.`,
  dateMin: day => `Elija el ${day} o una fecha posterior.`,
  dateMax: day => `Elija el ${day} o una fecha anterior.`,
  refused: 'Esta respuesta no se aceptó. Modifíquela, por favor.',

  sending: 'Enviando…',
  trying: 'Se sigue intentando…',
  notSent: 'No se envió. Su texto se conserva aquí.',
  unsure: 'Aún no sabemos si llegó. Puede volver a enviarlo sin riesgo: se guarda una sola vez.',
  offline: 'No hay conexión.',
  later: 'Se volverá a intentar mientras esta página siga abierta.',
  busy: (n, text) => `Demasiados mensajes a la vez. Próximo intento en ${text} segundo${s(n)}.`,
  tooLong: 'El mensaje es demasiado largo para enviarlo. Acórtelo, por favor.',
  rejected: 'El mensaje no se aceptó.',
  retry: 'Reintentar',
  write: 'También puede escribir a',
  keep: 'Guardar en este dispositivo y enviar más tarde',
  keepHelp: 'Cualquier persona que use este dispositivo podría leerlo.',
  kept: until => `En espera en este dispositivo hasta el ${until}. Se enviará en cuanto haya conexión.`,
  discard: 'Descartar',
  discarded: 'Descartado.',
  expired: 'Un mensaje en espera en este dispositivo no se pudo enviar a tiempo y se borró.',
  sent: 'Enviado',
  reference: number => `Número de referencia: ${number}`,
  again: 'Escribir otro mensaje',
} satisfies typeof en.sending;

export const quote = {
  open: '«',
  close: '»',
} satisfies typeof en.quote;

export const office = {
  title: city => `Oficina en ${city}`,
  director: 'Dirección',
  established: 'Apertura',
  focus: 'Campo de acción',
} satisfies typeof en.office;

export const map = {
  map: name => `Mapa: ${name}`,
  world: region => `En el mundo: ${region}`,
  nearby: names => `Cerca: ${names}`,
  offices: (n, cities) => (n === 1 ? `Oficina: ${cities}` : `Oficinas: ${cities}`),
} satisfies typeof en.map;

export const regions = {
  '005': 'Sudamérica',
  '009': 'Oceanía',
  '011': 'África occidental',
  '013': 'Centroamérica',
  '014': 'África oriental',
  '015': 'África del Norte',
  '017': 'África central',
  '018': 'África austral',
  '021': 'Norteamérica',
  '029': 'Caribe',
  '030': 'Asia oriental',
  '034': 'Asia meridional',
  '035': 'Sudeste asiático',
  '039': 'Europa meridional',
  '053': 'Australia y Nueva Zelanda',
  '054': 'Melanesia',
  '057': 'Micronesia',
  '061': 'Polinesia',
  '143': 'Asia central',
  '145': 'Asia occidental',
  '151': 'Europa oriental',
  '154': 'Europa septentrional',
  '155': 'Europa occidental',
} satisfies typeof en.regions;

export const share = {
  newTab: 'se abre en una pestaña nueva',
  heading: 'Compartir',
  more: 'Compartir…',
  on: network => `Compartir en ${network}`,
  email: 'Enviar por correo',
  copy: 'Copiar enlace',
  copied: 'Enlace copiado',
  copyThis: 'Copie esta dirección:',
  qr: 'Código QR',
  scan: 'Escanee para abrir esta página',
  printed: day => `Impreso el ${day}`,
  download: 'Descargar en SVG',
} satisfies typeof en.share;

export const help = {
  heading: 'Contacto',
  website: 'Sitio web',
  email: 'Correo electrónico',
  privacy: 'Política de privacidad',
  charityNumber: 'Número de registro de organización benéfica',
} satisfies typeof en.help;
