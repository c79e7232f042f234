/** What a customer is called: visitors who told no name are told apart by the end of their number. */
import { useI18n } from 'vue-i18n'

export function useCustomerName() {
  const { t } = useI18n({ useScope: 'global' })
  return (customer: { id: string; name: string }): string => customer.name || t('common.visitor', { n: code(customer) })
}

/** What stands in the round: the name's letter, or a visitor's number. */
export function faceOf(customer: { id: string; name: string }): string {
  return customer.name || code(customer)
}

function code(customer: { id: string }): string {
  return customer.id.slice(-4).toUpperCase()
}
