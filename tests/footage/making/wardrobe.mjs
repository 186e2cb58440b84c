// Who wears what in the scenes.

export const driver = {
  shirt: [0.16, 0.045, 0.04],
  trousers: [0.035, 0.045, 0.08],
  hair: [0.025, 0.017, 0.012],
  skin: [0.42, 0.27, 0.2],
  shoes: [0.03, 0.03, 0.03],
  collar: [0.4, 0.4, 0.4],
  zip: true,
};

export const resident = {
  shirt: [0.24, 0.3, 0.36],
  trousers: [0.2, 0.17, 0.13],
  hair: [0.22, 0.2, 0.18],
  skin: [0.5, 0.34, 0.26],
  shoes: [0.1, 0.06, 0.04],
  collar: [0.42, 0.27, 0.2],
};

export const tenant = {
  shirt: [0.06, 0.16, 0.13],
  trousers: [0.05, 0.05, 0.055],
  hair: [0.015, 0.012, 0.01],
  skin: [0.2, 0.12, 0.08],
  shoes: [0.5, 0.5, 0.5],
  collar: [0.2, 0.12, 0.08],
};

export const clerk = {
  shirt: [0.32, 0.08, 0.07],
  trousers: [0.07, 0.065, 0.06],
  hair: [0.08, 0.04, 0.02],
  skin: [0.44, 0.29, 0.21],
  shoes: [0.03, 0.03, 0.03],
  collar: [0.6, 0.58, 0.54],
};

export const officer = {
  shirt: [0.022, 0.028, 0.05],
  trousers: [0.018, 0.022, 0.04],
  hair: [0.012, 0.014, 0.022],
  skin: [0.36, 0.23, 0.17],
  shoes: [0.012, 0.012, 0.012],
  badge: true,
  belt: true,
  collar: [0.02, 0.02, 0.03],
};

export const passerby = {
  shirt: [0.09, 0.09, 0.1],
  trousers: [0.06, 0.07, 0.1],
  hair: [0.03, 0.02, 0.015],
  skin: [0.34, 0.22, 0.16],
  shoes: [0.3, 0.3, 0.3],
};
