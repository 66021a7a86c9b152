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
    zh: '有 {count} 处填写需要更正。',
    en: '{count} entries need correcting.',
  },
  'issue.invalid_type': { zh: '请填写', en: 'fill this in' },
  'issue.too_small': { zh: '太短或太小', en: 'too short or too small' },
  'issue.too_big': { zh: '太长或太大', en: 'too long or too large' },
  'issue.invalid_format': { zh: '格式不对', en: 'not in the right form' },
  'issue.invalid_value': { zh: '请从选项中选择', en: 'choose one of the options' },
  'issue.unrecognized_keys': { zh: '有多余的内容', en: 'more than was asked for' },
} as const satisfies Words
