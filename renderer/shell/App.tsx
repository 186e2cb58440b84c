import { useDeskState } from '../desk/DeskProvider.tsx';
import { ReviewScreen } from '../review/ReviewScreen.tsx';
import { useRoute } from '../route/route-store.ts';

export function App() {
  const isHere = useDeskState(({ desk }) => desk !== null);
  const route = useRoute();
  if (!isHere) return null;
  if (route.screen === 'review') return <ReviewScreen videoId={route.videoId} dutyId={route.dutyId} />;
  return <main>{route.screen}</main>;
}
