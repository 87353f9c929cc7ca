/** MetaMask's ids in the stores. */
const ids = {
  chrome: 'nkbihfbeogaeaoehlefnkodbefgpgknn',
  edge: 'ejbalbakoplchlghecdalmeeeajnimhm',
  firefox: 'webextension@metamask.io',
} as const;

/** The one of the store of this browser. */
export function getMetamaskId(userAgent: string): string {
  if (userAgent.includes('Firefox/')) return ids.firefox;
  return userAgent.includes('Edg/') ? ids.edge : ids.chrome;
}
