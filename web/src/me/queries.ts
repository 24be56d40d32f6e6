import { clients, told } from "../api/clients";
import { useQuery } from "../api/queries";

export const meKey = (userId: string) => ["user", userId] as const;

export function useMe(userId: string) {
  return useQuery({
    queryKey: meKey(userId),
    queryFn: async () => (await told(clients.auth.GET("/auth-api/v1/users/{userId}", { params: { path: { userId } } }))).user,
  });
}
