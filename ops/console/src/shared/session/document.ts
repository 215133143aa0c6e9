/** What the server wrote into the page that it answered with. */
function said(name: string): HTMLMetaElement | null {
  return document.querySelector<HTMLMetaElement>(`meta[property="${name}"]`);
}

/** By this the browser knows style elements of ours from those of others. */
export const styleNonce = (): string => said('csp-nonce')?.nonce ?? '';

/** Whether nobody was logged in when the page was answered: then there is no need to ask. */
export const openedSignedOut = said('signed-in')?.content === 'no';
