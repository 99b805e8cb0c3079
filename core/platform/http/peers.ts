// Which peers are programs in front of us that we believe, by the setting TRUSTED_PROXIES: addresses, networks, and names for private ones.
import { BlockList, isIP } from 'node:net';

const names: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.1/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Says of an address whether it is one of ours. What is no address or network in the setting trusts nobody. */
export function trustedPeers(setting: string): (address: string | undefined) => boolean {
  const list = new BlockList();
  const entries = setting.split(',').map((each) => each.trim());
  for (const entry of entries.flatMap((each) => names[each] ?? [each])) {
    const [address = '', bits] = entry.split('/');
    if (isIP(address) === 0) continue;
    if (bits === undefined) list.addAddress(address, family(address));
    else if (/^\d{1,3}$/.test(bits)) list.addSubnet(address, Number(bits), family(address));
  }
  return (address = '') => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
    return isIP(plain) !== 0 && list.check(plain, family(plain));
  };
}
