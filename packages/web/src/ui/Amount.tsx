import { type Fen, wanText, yuanText } from '@rongheng/core/kernel/money'
import { type MoneyUnit, useMoneyUnit } from './money-unit.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** An amount as text with its unit, "46.95 万元", in the unit that people chose: for tables, labels and sentences. */
export function useAmountText(): (fen: Fen | null, unit?: MoneyUnit, places?: number) => string {
  const t = useText(uiWords)
  const { unit: chosen } = useMoneyUnit()
  return (fen, unit = chosen, places = 2) =>
    fen === null
      ? t('no-amount')
      : `${unit === 'wan' ? wanText(fen, places) : yuanText(fen)} ${t(`unit.${unit}`)}`
}

/** An amount with its unit. Null is "not recorded", never 0. `places`: the decimals of its column, as DataTable counts them. */
export function Amount({ fen, unit, places }: { fen: Fen | null; unit?: MoneyUnit; places?: number }) {
  const text = useAmountText()
  return <span className={fen === null ? 'muted' : 'num'}>{text(fen, unit, places)}</span>
}

/** Switches all amounts between 元 and 万元. */
export function MoneyUnitSwitch() {
  const t = useText(uiWords)
  const { unit, show } = useMoneyUnit()
  return (
    <fieldset className="choice no-print">
      <legend className="visually-hidden">{t('unit.choose')}</legend>
      {(['wan', 'yuan'] as const).map((one) => (
        <button type="button" key={one} aria-pressed={one === unit} onClick={() => show(one)}>
          {t(`unit.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}
