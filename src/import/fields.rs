//! The JSON keys that are read of each kind of block. Whatever isn't declared here is never read.

use super::lenient::{Many, Text, object};
use super::money_text::PrintedAmount;

object! {
    /// An order of the list.
    OrderFields<'a> {
        /// The order number.
        order: Text<'a> = "orderId",
        /// When it was placed.
        placed: Text<'a> = "orderDateText",
        /// The status text.
        status: Text<'a> = "statusText",
        /// The total as text.
        total: Text<'a> = "totalPriceText",
        /// The total in parts.
        info: Text<'a> = "formatPriceInfo",
        /// The currency of the total.
        currency: Text<'a> = "currencyCode",
        /// The name of the store.
        store: Text<'a> = "storeName",
        /// The address of the store.
        store_url: Text<'a> = "storePageUrl",
        /// The address for writing to the seller.
        message_url: Text<'a> = "sellerConnectUrl",
        /// The lines.
        lines: Many<LineFields<'a>> = "orderLines",
    }
}

object! {
    /// A line, the same on the list and on the order page.
    LineFields<'a> {
        /// The number of the line.
        id: Text<'a> = "orderLineId",
        /// The number of the product.
        product_id: Text<'a> = "productId",
        /// The number of the variant.
        sku_id: Text<'a> = "skuId",
        /// The title.
        title: Text<'a> = "itemTitle",
        /// The properties of the variant.
        attributes: Many<Attribute<'a>> = "skuAttrs",
        /// The number of pieces.
        quantity: Text<'a> = "quantity",
        /// The unit price as text.
        price: Text<'a> = "itemPriceText",
        /// The unit price in parts.
        info: Text<'a> = "formatPriceInfo",
        /// The currency of the unit price.
        currency: Text<'a> = "currencyCode",
        /// The address of the product.
        url: Text<'a> = "itemDetailUrl",
    }
}

object! {
    /// A property of a variant.
    Attribute<'a> {
        /// Its name, such as `Color`.
        name: Text<'a> = "name",
        /// Its value, such as `red`.
        text: Text<'a> = "text",
    }
}

object! {
    /// The status block of an order page.
    StatusFields<'a> {
        /// The status text.
        title: Text<'a> = "title",
        /// The order number.
        order: Text<'a> = "orderId",
        /// What the buyer can do at this status, and until when.
        reminder: Text<'a> = "reminder",
    }
}

object! {
    /// The block with the dates. The buyer's name, address and phone number are in it too and are
    /// not read.
    InfoFields<'a> {
        /// The order number.
        order: Text<'a> = "tradeOrderId",
        /// When it was placed.
        placed: Text<'a> = "orderCreatTime",
        /// When it was paid.
        paid: Text<'a> = "payTime",
        /// When it was shipped.
        shipped: Text<'a> = "orderShipTime",
        /// When it ended.
        ended: Text<'a> = "orderEndTime",
        /// How it was paid.
        payment_method: Text<'a> = "paymentMethod",
    }
}

object! {
    /// The price block.
    PriceFields<'a> {
        /// Its rows.
        rows: Many<Row<'a>> = "priceDetails",
        /// The total.
        total: Total<'a> = "totalPrice",
    }
}

object! {
    /// A row of the price block.
    Row<'a> {
        /// What it is for.
        title: Text<'a> = "title",
        /// The amount, or words instead of one.
        value: Text<'a> = "value",
    }
}

object! {
    /// The total in the price block.
    Total<'a> {
        /// The amount as text.
        value: Text<'a> = "value",
        /// The amount in parts.
        info: Text<'a> = "formatPriceInfo",
        /// The currency.
        currency: Text<'a> = "currencyCode",
    }
}

object! {
    /// The product block.
    ProductFields<'a> {
        /// The lines.
        lines: Many<LineFields<'a>> = "productVOList",
        /// The seller.
        seller: SellerFields<'a> = "sellerVO",
    }
}

object! {
    /// The seller.
    SellerFields<'a> {
        /// The name of the store.
        name: Text<'a> = "sellerName",
        /// The address of the store.
        url: Text<'a> = "storeUrl",
        /// The address for writing to the seller.
        message_url: Text<'a> = "connectUrl",
    }
}

object! {
    /// The progress bar.
    ProgressFields<'a> {
        /// Its steps.
        nodes: Many<Node<'a>> = "nodes",
    }
}

object! {
    /// A step of the progress bar.
    Node<'a> {
        /// What happens.
        text: Text<'a> = "text",
        /// When.
        time: Text<'a> = "time",
    }
}

object! {
    /// The block with the promises.
    ServiceFields<'a> {
        /// The promises.
        promises: Many<Service<'a>> = "data",
    }
}

object! {
    /// A promise.
    Service<'a> {
        /// Its heading.
        title: Text<'a> = "title",
        /// Its text.
        content: Text<'a> = "content",
    }
}

object! {
    /// The block with the parcels.
    ParcelFields<'a> {
        /// The parcels.
        parcels: Many<ParcelInfo<'a>> = "packageInfoList",
    }
}

object! {
    /// A parcel.
    ParcelInfo<'a> {
        /// Its tracking number.
        number: Text<'a> = "trackingNumber",
    }
}

impl OrderFields<'_> {
    /// The total as printed.
    pub(super) fn printed(&self) -> PrintedAmount<'_> {
        PrintedAmount { text: self.total.get(), info: self.info.get() }
    }
}

impl LineFields<'_> {
    /// The unit price as printed.
    pub(super) fn printed(&self) -> PrintedAmount<'_> {
        PrintedAmount { text: self.price.get(), info: self.info.get() }
    }
}

impl Total<'_> {
    /// The total as printed.
    pub(super) fn printed(&self) -> PrintedAmount<'_> {
        PrintedAmount { text: self.value.get(), info: self.info.get() }
    }
}
