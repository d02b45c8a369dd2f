// Made by scripts/make-icons.ts; change that file, not this one.
// Tabler Icons 3.51.0. Copyright (c) 2020-2026 Paweł Kuna. MIT licence.
import {alert} from './icons/alert.js';
import {arrowDown} from './icons/arrow-down.js';
import {arrowLeft} from './icons/arrow-left.js';
import {arrowRight} from './icons/arrow-right.js';
import {arrowUp} from './icons/arrow-up.js';
import {calendar} from './icons/calendar.js';
import {camera} from './icons/camera.js';
import {cart} from './icons/cart.js';
import {check} from './icons/check.js';
import {chevronDown} from './icons/chevron-down.js';
import {chevronLeft} from './icons/chevron-left.js';
import {chevronRight} from './icons/chevron-right.js';
import {chevronUp} from './icons/chevron-up.js';
import {clock} from './icons/clock.js';
import {close} from './icons/close.js';
import {copy} from './icons/copy.js';
import {download} from './icons/download.js';
import {edit} from './icons/edit.js';
import {external} from './icons/external.js';
import {facebook} from './icons/facebook.js';
import {globe} from './icons/globe.js';
import {heart} from './icons/heart.js';
import {instagram} from './icons/instagram.js';
import {linkedin} from './icons/linkedin.js';
import {mail} from './icons/mail.js';
import {medium} from './icons/medium.js';
import {menu} from './icons/menu.js';
import {minus} from './icons/minus.js';
import {mute} from './icons/mute.js';
import {pause} from './icons/pause.js';
import {phone} from './icons/phone.js';
import {pin} from './icons/pin.js';
import {pinterest} from './icons/pinterest.js';
import {play} from './icons/play.js';
import {plus} from './icons/plus.js';
import {print} from './icons/print.js';
import {qr} from './icons/qr.js';
import {quote} from './icons/quote.js';
import {rss} from './icons/rss.js';
import {search} from './icons/search.js';
import {share} from './icons/share.js';
import {shield} from './icons/shield.js';
import {star} from './icons/star.js';
import {volume} from './icons/volume.js';
import {x} from './icons/x.js';
import {youtube} from './icons/youtube.js';

/** Every icon by its name: a path in a box of 24 × 24, to be drawn as a line 2 wide with round caps and joins. */
export const iconSet = {
  alert,
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  calendar,
  camera,
  cart,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  'chevron-up': chevronUp,
  clock,
  close,
  copy,
  download,
  edit,
  external,
  facebook,
  globe,
  heart,
  instagram,
  linkedin,
  mail,
  medium,
  menu,
  minus,
  mute,
  pause,
  phone,
  pin,
  pinterest,
  play,
  plus,
  print,
  qr,
  quote,
  rss,
  search,
  share,
  shield,
  star,
  volume,
  x,
  youtube,
};

/** Those that point, and so are mirrored where text runs from right to left. */
export const mirrored = ['arrow-left', 'arrow-right', 'chevron-left', 'chevron-right', 'external', 'mute', 'volume'];
