/**
 * Header of a request that a page makes by itself while nobody is at it: such a request does not put off the idle end of the
 * session. It can only shorten a session, so there is nothing in it to forge.
 */
export const UNATTENDED = 'x-unattended'
