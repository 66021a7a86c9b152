import type { Words } from '@rongheng/core/kernel/words'

/** What a page says when a call fails for no reason of a domain. */
export const apiWords = {
  'web.unreachable': {
    zh: '连不上服务器。您的填写还在本页；请检查网络，稍后再试。',
    en: 'The server cannot be reached. Your entries are still on this page: check the network and try again.',
  },
  'web.not-understood': {
    zh: '服务器没有接受这次请求。请刷新本页再试；仍不行时把请求号 {requestId} 告诉管理员。',
    en: 'The server did not take this request. Reload and try again, then give the administrator the request number {requestId}.',
  },
  'web.malformed': {
    zh: '有 {count} 处填写需要更正。{issues}',
    en: '{count} entries need correcting. {issues}',
  },
} as const satisfies Words
