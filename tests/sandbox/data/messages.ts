/** Direct messages of the signed-in account. Nobody else sees them. */

export type DirectMessage = {
  /** As the site names messages. */
  readonly id: string;
  /** Handle of who wrote it. */
  readonly by: string;
  /** Time of day as shown. */
  readonly at: string;
  readonly text: string;
};

export type DirectConversation = {
  /** As it stands in the address: `A-B` between two accounts, `gN` in a group. */
  readonly id: string;
  /** Handles of the others. */
  readonly others: readonly string[];
  readonly messages: readonly DirectMessage[];
};

export const conversations: readonly DirectConversation[] = [
  {
    id: "8801-9310",
    others: ["marta_holm"],
    messages: [
      {
        id: "5b7a1c90-0001-4a5e-9c11-7b1f00000001",
        by: "marta_holm",
        at: "3:02 PM",
        text: "Hi, it is me again about the parcel. The order number is 4471-20 and my phone is 555 0147.",
      },
      {
        id: "5b7a1c90-0002-4a5e-9c11-7b1f00000002",
        by: "orvalane",
        at: "3:10 PM",
        text: "Thank you, Marta, we are looking into it.",
      },
      {
        id: "5b7a1c90-0003-4a5e-9c11-7b1f00000003",
        by: "marta_holm",
        at: "3:14 PM",
        text: "Where is it now? I cannot wait at home a third day 😡",
      },
    ],
  },
  {
    id: "g77120",
    others: ["marta_holm", "quietharbour"],
    messages: [
      {
        id: "5b7a1c90-0004-4a5e-9c11-7b1f00000004",
        by: "quietharbour",
        at: "Yesterday",
        text: "Our whole street is without a connection, can you help?",
      },
    ],
  },
];
