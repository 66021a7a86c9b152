import { useRef } from 'react'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'
import './forms.css'

/** A text to look for. It is looked for on Enter or the button, and when the box is emptied by its cross. */
export function SearchBox(p: { label: string; value: string; onSearch: (text: string) => void }) {
  const t = useText(uiWords)
  const box = useRef<HTMLInputElement>(null)
  return (
    <form
      key={p.value}
      className="filter-wide search-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        p.onSearch((box.current?.value ?? '').trim())
      }}
    >
      <label>
        {p.label}
        <input
          type="search"
          ref={box}
          className="select"
          maxLength={100}
          defaultValue={p.value}
          onInput={(event) => event.currentTarget.value === '' && p.value !== '' && p.onSearch('')}
        />
      </label>
      <button type="submit" className="search-press">
        {t('search')}
      </button>
    </form>
  )
}
