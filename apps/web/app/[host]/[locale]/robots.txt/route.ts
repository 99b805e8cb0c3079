// What search engines may read.
import { originOf } from '@/lib/hosts.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ host: string }> }): Promise<Response> {
  const { host } = await params;
  const lines = [
    'User-agent: *',
    'Disallow: /checkout',
    'Disallow: /orders/',
    'Disallow: /account',
    'Disallow: /staff',
    'Disallow: /dev/',
    'Disallow: /v1/',
    `Sitemap: ${originOf(host)}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
