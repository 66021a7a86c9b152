import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../ui/testing.tsx'
import { useLanguage } from '../ui/text.tsx'
import { addWords, knownWords } from './known-words.ts'
import { sentence } from './sentence.ts'

function Said({ code }: { code: string }) {
  const { language } = useLanguage()
  return <p>{sentence(language, code)}</p>
}

test('a sentence of a domain that no page has brought along yet never shows its key, and comes by itself', async () => {
  addWords({ 'canary.said': { zh: '已经知道的话', en: 'Known words' } })
  expect(knownWords()).toHaveProperty(['canary.said'])
  show(
    <>
      <Said code="canary.said" />
      <Said code="budget.no-such-project" />
    </>,
  )
  expect(screen.getByText('已经知道的话')).toBeTruthy()
  expect(screen.queryByText(/budget\./)).toBeNull()
  expect(await screen.findByText(/没有这个项目/)).toBeTruthy()
})
