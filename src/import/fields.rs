//! The JSON keys that are read of each kind of block. Whatever isn't declared here is never read.

use super::lenient::{Many, Text, object};
use super::money_text::PrintedAmount;

object! {
    /// An order of the list.
    OrderFields<'a> {
        order: Text<'a> = "orderId",
        placed: Text<'a> = "orderDateText",
        status: Text<'a> = "statusText",
        total: Text<'a> = "totalPriceText",
        info: Text<'a> = "formatPriceInfo",
        currency: Text<'a> = "currencyCode",
        store: Text<'a> = "storeName",
        store_url: Text<'a> = "storePageUrl",
        message_url: Text<'a> = "sellerConnectUrl",
        lines: Many<LineFields<'a>> = "orderLines",
        payment: Text<'a> = "paymentOutId",
        line_count: Text<'a> = "orderLineSize",
    }

    /// A line, the same on the list and on the order page.
    LineFields<'a> {
        id: Text<'a> = "orderLineId",
        product_id: Text<'a> = "productId",
        sku_id: Text<'a> = "skuId",
        title: Text<'a> = "itemTitle",
        attributes: Many<Attribute<'a>> = "skuAttrs",
        quantity: Text<'a> = "quantity",
        price: Text<'a> = "itemPriceText",
        info: Text<'a> = "formatPriceInfo",
        currency: Text<'a> = "currencyCode",
        url: Text<'a> = "itemDetailUrl",
    }

    /// A property of a variant.
    Attribute<'a> {
        /// Its name, such as `Color`.
        name: Text<'a> = "name",
        /// Its value, such as `red`.
        text: Text<'a> = "text",
    }

    /// The status block of an order page.
    StatusFields<'a> {
        title: Text<'a> = "title",
        order: Text<'a> = "orderId",
        /// What the buyer can do at this status, and until when.
        reminder: Text<'a> = "reminder",
    }

    /// The block with the dates. The buyer's name, address and phone number are in it too and are
    /// not read.
    InfoFields<'a> {
        order: Text<'a> = "tradeOrderId",
        placed: Text<'a> = "orderCreatTime",
        paid: Text<'a> = "payTime",
        shipped: Text<'a> = "orderShipTime",
        ended: Text<'a> = "orderEndTime",
        payment_method: Text<'a> = "paymentMethod",
    }

    /// The price block.
    PriceFields<'a> {
        rows: Many<Row<'a>> = "priceDetails",
        total: Total<'a> = "totalPrice",
    }

    /// A row of the price block.
    Row<'a> {
        title: Text<'a> = "title",
        value: Text<'a> = "value",
    }

    /// The total in the price block.
    Total<'a> {
        value: Text<'a> = "value",
        info: Text<'a> = "formatPriceInfo",
        currency: Text<'a> = "currencyCode",
    }

    /// The product block.
    ProductFields<'a> {
        lines: Many<LineFields<'a>> = "productVOList",
        seller: SellerFields<'a> = "sellerVO",
    }

    /// The seller.
    SellerFields<'a> {
        name: Text<'a> = "sellerName",
        url: Text<'a> = "storeUrl",
        message_url: Text<'a> = "connectUrl",
    }

    /// The progress bar.
    ProgressFields<'a> {
        nodes: Many<Node<'a>> = "nodes",
    }

    /// A step of the progress bar.
    Node<'a> {
        text: Text<'a> = "text",
        time: Text<'a> = "time",
    }

    /// The block with the promises.
    ServiceFields<'a> {
        promises: Many<Service<'a>> = "data",
    }

    /// A promise.
    Service<'a> {
        title: Text<'a> = "title",
        content: Text<'a> = "content",
    }

    /// The block with the parcels.
    ParcelFields<'a> {
        parcels: Many<ParcelInfo<'a>> = "packageInfoList",
    }

    /// A parcel.
    ParcelInfo<'a> {
        number: Text<'a> = "trackingNumber",
    }
}

impl OrderFields<'_> {
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
    pub(super) fn printed(&self) -> PrintedAmount<'_> {
        PrintedAmount { text: self.value.get(), info: self.info.get() }
    }
}
