/** Participation of one model: what is known, and the reading of logs that makes more of it known. */
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { createHistoryReading, type HistoryReading } from '@/components/ui/create-history-reading';
import type { RecordId } from '@/lib/model/ids';
import type { Participation } from '@/lib/model/participation';
import type { Send } from '@/lib/protocol/send';

export type ParticipationModel = HistoryReading & { participation: Resource<Participation> };

export function createParticipationModel({
  send,
  record,
}: {
  send: Send;
  record: RecordId;
}): ParticipationModel {
  const participation = createResource(() => send('participation.read', { record }));
  const reading = createHistoryReading({
    advance: () => send('history.advance', { record }),
    show: async () => {
      await participation.load();
      return getValue(participation)?.history ?? null;
    },
  });
  return { participation, ...reading };
}
