/** What `<ijm-share>` says. A file of its own, because only those who share fetch it. */
export const share = {
  newTab: 'opens in a new tab',
  heading: 'Share',
  more: 'Share…',
  on: (network: string) => `Share on ${network}`,
  email: 'Send by e-mail',
  copy: 'Copy link',
  copied: 'Link copied',
  copyThis: 'Copy this address:',
  qr: 'QR code',
  scan: 'Scan to open this page',
  printed: (day: string) => `Printed on ${day}`,
  download: 'Download as SVG',
};
