/** How far something long has come. `share` null: it is going on, nobody knows how far. Heard by people who listen. */
export function ProgressBar({ share, text }: { share: number | null; text: string }) {
  return (
    <div className="progress">
      <progress {...(share !== null && { value: share })} max={1} aria-label={text} />
      <p role="status">{text}</p>
    </div>
  )
}
