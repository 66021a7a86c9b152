import { expect, test } from 'vitest'
import { unreadText } from './unread-text.ts'

test('what was not read is said with its places, as far as they are known', () => {
  const unread = [
    { why: 'picture', count: 2, where: ['3', '5'] },
    { why: 'page-without-text', count: 30, where: ['1', '2'] },
    { why: 'macro', count: 1, where: [''] },
  ] as const
  expect(
    unreadText(
      unread.map((u) => ({ ...u, where: [...u.where] })),
      'zh-CN',
    ),
  ).toBe('2 张图片里的文字（3、5）；30 页没有文字，可能是扫描件（1、2 等）；宏（没有运行）')
})
