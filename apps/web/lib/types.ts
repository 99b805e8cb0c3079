// The shapes of the HTTP API by short names, from the generated client.
import type { Schemas, paths } from '@tessera/client';

/** What a GET of a path answers. */
type Read<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** What a POST to a path takes. */
export type Sent<Path extends keyof paths> = paths[Path] extends { post: { requestBody: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

type Patched<Path extends keyof paths> = paths[Path] extends { patch: { requestBody: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

export type Money = Schemas['Money'];
export type Problem = Schemas['Problem'];
export type Channel = Schemas['Channel'];
export type Category = Schemas['Category'];
export type ProductCard = Schemas['ProductCard'];
export type SellerCard = Schemas['SellerCard'];
export type Seller = Schemas['Seller'];
export type SellerPage = Read<'/v1/sellers'>;
/** Stores, and whether it is a brand that they sell. */
export type Stores = { items: Schemas['StoreCard'][]; ofBrand: boolean };
export type PackingSlip = Schemas['PackingSlip'];
export type PackingSlips = Schemas['PackingSlips'];
export type LyingAt = Schemas['LyingAt'];
export type TrackedOrder = Schemas['TrackedOrder'];
export type Product = Schemas['Product'];
export type Variant = Schemas['Variant'];
export type Facet = Schemas['Facet'];
export type ProductPage = Read<'/v1/products'>;
export type Suggestions = Read<'/v1/suggest'>;
export type Cart = Schemas['Cart'];
export type CartLine = Schemas['CartLine'];
export type Checkout = Schemas['Checkout'];
export type Address = Schemas['Address'];
export type Contact = Schemas['Contact'];
export type Placement = Schemas['Placement'];
export type Order = Schemas['Order'];
export type OrderEvent = Schemas['OrderEvent'];
export type OrderRow = Schemas['OrderRow'];
export type Session = Schemas['Session'];
export type StockRow = Schemas['StockRow'];
export type ListedStock = Schemas['ListedStock'];
export type StockLevel = Schemas['StockLevel'];
export type StockMove = Schemas['StockMove'];
export type StockLocation = Schemas['StockLocation'];
export type IncomingStock = Schemas['IncomingStock'];
export type StockCount = Schemas['StockCount'];
export type StockCountLine = Schemas['StockCountLine'];
export type CatalogRun = Schemas['CatalogRun'];
export type CatalogRunWhole = Schemas['CatalogRunWhole'];
export type BrandProduct = Schemas['BrandProduct'];
export type SoldBrandProduct = Schemas['SoldBrandProduct'];
export type SoldVariant = Schemas['SoldVariant'];
export type JobRow = Schemas['JobRow'];
export type ParkedEvent = Schemas['ParkedEvent'];
export type MailRow = Schemas['MailRow'];

export type Device = Schemas['Device'];
export type Profile = Schemas['Profile'];
export type SentCode = Schemas['SentCode'];
export type Passkey = Schemas['Passkey'];
export type Security = Read<'/v1/me/security'>;
export type SavedAddress = Schemas['SavedAddress'];
export type SavedMethod = Schemas['SavedPaymentMethod'];
export type MyOrder = Schemas['MyOrder'];
export type MyOrganization = Schemas['MyOrganization'];
export type OrganizationSettings = Schemas['OrganizationSettings'];
export type Member = Schemas['Member'];
export type Invitation = Schemas['Invitation'];
export type Role = Schemas['Role'];
export type ApiKey = Schemas['ApiKey'];
export type ChannelSettings = Schemas['ChannelSettings'];
export type ChannelHost = Schemas['ChannelHost'];
export type OwnProduct = Schemas['OwnProduct'];
export type ProductTexts = Schemas['ProductTexts'];
export type OrganizationFlag = Schemas['OrganizationFlag'];
export type Flag = Schemas['Flag'];
export type FlagOverride = Schemas['FlagOverride'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditChain = Schemas['AuditChain'];
export type PlatformOrganization = Schemas['PlatformOrganization'];
export type Entitlement = Schemas['Entitlement'];
export type PlatformUser = Schemas['PlatformUser'];
export type PriceList = Schemas['PriceList'];
export type ListedOffer = Schemas['ListedOffer'];
export type CustomerGroup = Schemas['CustomerGroup'];
export type CustomerGroupMember = Schemas['CustomerGroupMember'];
export type OwnPrice = paths['/v1/own-prices']['get']['responses']['200']['content']['application/json']['items'][number];
export type Promotion = Schemas['Promotion'];
export type PromotionShop = Schemas['PromotionShop'];
export type LegalHold = Schemas['LegalHold'];
export type OwnShippingMethod = Schemas['OwnShippingMethod'];
export type ShownProof = Sent<'/v1/auth/reauthenticate'>;
export type NewApiKey = Schemas['NewApiKey'];
export type TaxRate = Schemas['TaxRate'];
export type Permission = Role['permissions'][number];
export type Consent = Schemas['Consent'];
export type PrivacyExport = Schemas['PrivacyExport'];
export type GuestHeld = Schemas['GuestHeld'];
export type GuestErased = Schemas['GuestErased'];
export type ErasureState = Read<'/v1/me/privacy/erasure'>;
export type OrganizationChange = Patched<'/v1/admin/organization'>;
export type ChannelChange = Patched<'/v1/admin/channels/{id}'>;

export type OfferedCard = Schemas['OfferedCard'];
export type MyCard = Schemas['MyCard'];
export type IssuedCard = Schemas['IssuedCard'];
export type CardTerms = Schemas['CardTerms'];
export type CardProgramme = Schemas['ListedCardProgramme'];

export type CourseOutline = Schemas['CourseOutline'];
export type HostedInstance = Schemas['HostedInstance'];
export type HostingHost = Schemas['HostingHost'];
export type HostingPlan = Schemas['HostingPlan'];
export type MyApp = Schemas['MyApp'];
export type MyCourse = Schemas['MyCourse'];
export type MyCourseWithLessons = Schemas['MyCourseWithLessons'];
export type MyLesson = Schemas['MyLesson'];
export type OpenedLesson = Schemas['OpenedLesson'];
export type Certificate = Schemas['Certificate'];
export type OwnHostingPlan = Schemas['OwnHostingPlan'];
export type OwnCourse = Schemas['OwnCourse'];
export type OwnCourseCard = Schemas['OwnCourseCard'];
export type OwnLesson = Schemas['OwnLesson'];
export type CourseFile = Schemas['CourseFile'];
export type Learner = Schemas['Learning'];

export type Booking = Schemas['Booking'];
export type StaffBooking = Schemas['StaffBooking'];
export type DeskCalendar = Read<'/v1/admin/calendar'>;
export type BookingService = Schemas['BookingService'];
export type BookingResource = Schemas['BookingResource'];
export type Schedule = Schemas['Schedule'];
export type ScheduleException = Schemas['ScheduleException'];

export type ShopContent = Schemas['ShopContent'];
export type ShopPage = Schemas['Page'];
export type Policy = Schemas['Policy'];
export type AgreedPolicy = Schemas['AgreedPolicy'];
export type OwnPage = Schemas['OwnPage'];
export type OwnPageCard = Read<'/v1/admin/pages'>['items'][number];
export type ContentMenu = Schemas['Menu'];

export type WholeProduct = Schemas['WholeProduct'];
export type OwnCategory = Schemas['OwnCategory'];
export type AttributeDefinition = Schemas['AttributeDefinition'];
export type SentProduct = paths['/v1/admin/products/{id}']['put']['requestBody']['content']['application/json'];
export type SavedView = Schemas['SavedView'];
export type ViewedList = SavedView['list'];
export type BulkEdit = Schemas['BulkEdit'];
type BulkBody = paths['/v1/admin/product-edits']['post']['requestBody']['content']['application/json'];
export type BulkChange = BulkBody['change'];
export type BulkSelection = BulkBody['selection'];
export type BulkPreview = paths['/v1/admin/product-edits/preview']['post']['responses']['200']['content']['application/json'];
export type ProductFilter = NonNullable<paths['/v1/admin/products/count']['get']['parameters']['query']>;
export type ProductSort = NonNullable<NonNullable<paths['/v1/admin/products']['get']['parameters']['query']>['sort']>;
