import { Button } from '@/components/ui/button';
import { getErrorText } from '@/components/ui/error-text';
import { Select } from '@/components/ui/select';
import { t } from '@/lib/i18n';
import type { NetworksModel } from './create-networks-model';
import { publicNetworks } from './public-endpoints';
import './endpoint-form.css';

/** Adds a network by its chain id: public endpoints of two operators, named before they are asked. */
export function KnownForm({ model }: { model: NetworksModel }) {
  const { known, addKnown } = model;
  const chosen = publicNetworks.find(({ chainId }) => chainId === known.value);
  return (
    <form
      class="endpoint-form"
      onSubmit={(event) => {
        event.preventDefault();
        void addKnown.run();
      }}
    >
      <Select
        label={t('network_known')}
        hint={t(
          'network_known_hint',
          (chosen?.endpoints ?? []).map(({ operator }) => operator).join(', '),
        )}
        value={String(known.value)}
        options={publicNetworks.map(({ chainId, name }) => ({
          value: String(chainId),
          label: `${name} (${t('network_chain', String(chainId))})`,
        }))}
        error={addKnown.code.value === null ? null : getErrorText(addKnown.code.value)}
        onChange={(value) => {
          known.value = Number(value);
        }}
      />
      <div>
        <Button type="submit" busy={addKnown.busy.value}>
          {t('network_known_add')}
        </Button>
      </div>
    </form>
  );
}
