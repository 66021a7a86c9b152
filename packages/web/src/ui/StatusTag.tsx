/** How a state is to be taken. Colour only repeats what the words say. */
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

/** A state in words, with a mark that can be told apart without colour. */
export function StatusTag({ tone, children }: { tone: Tone; children: string }) {
  const mark = { neutral: '○', info: '●', good: '✓', warn: '!', bad: '✕' }[tone]
  return (
    <span className={`tag tag-${tone}`}>
      <span aria-hidden="true">{mark}</span> {children}
    </span>
  )
}
