export interface KitPerson {
  id: string;
  fullname: string;
  position: string;
  hours: number;
}

export const people: KitPerson[] = [
  { id: "1", fullname: "Irina Volkovaya", position: "Dispatcher", hours: 40 },
  { id: "2", fullname: "Pablo Quintanar", position: "Care agent", hours: 38.5 },
  { id: "3", fullname: "Grace Wanjikuri", position: "Care agent", hours: 42.5 },
  { id: "4", fullname: "Can Özgürler", position: "Care agent", hours: 20 },
  { id: "5", fullname: "Lucia Ferrandiz", position: "Head of customer care", hours: 42.5 },
  { id: "6", fullname: "Ahmet Karabulutlu", position: "Dispatcher", hours: 40 },
];
