namespace SessionboardMcp.Core.Tests.Answers;

/// <summary>What speakers write into bios and abstracts: the ways people give an address or a number, and the prose that only resembles them.</summary>
public static class MaskCorpus
{
    /// <summary>An address each, of jane at acme.</summary>
    public static TheoryData<string> Addresses =>
    [
        "jane@@acme.com", @"jane\@acme\.com", @"jane\.doe\@acme\.com", @"jane\_doe@acme.com", "jane.doe at acme.com", "jane_doe at acme.co.uk", "E-Mail: jane at acme.com",
        "mail: Jane at acme.de", "jane @ acme . com", "jane.doe @ acme . co . uk", "jane@acme . com", "jane at acme . com", "jane dot doe at acme dot org", "jane punkt doe at acme punkt de",
        "jane (dot) doe (at) acme (dot) com", "jane[at]acme[dot]de", "jane (at) acme dot com", "Jane at Acme dot com", "jane at acme dot co dot uk", "jane at mail dot acme dot xyz",
        "jane at acme dot in", "jane at acme dot me", "jane at acme (dot) com", "jane at acme[.]com", "jane AT acme DOT dev", "jane·doe@acme·com",
        "jane at acme dot com dot", "jane@acme dot berlin", "jane @ acme dot nl",
        // Behind a word for mail, or at a provider of mailboxes.
        "my email: jane at acme.com", "my e-mail is jane at acme.com", "E-mail me: jane at outlook.com", "email me at jane at acme.de", "Email jane at gmail.com", "my email is jane at gmail.com", "Mail address = jane at acme.org",
        "jane at gmx.de", "Email: jane @ acme.de", "contact: jane @ acme.eu", "mail jane @ acme.de", "jane.doe @ acme.eu", "reach me: jane @ acme.io",
        // Disguised.
        "Contact Jane @ acme.de", "jane -at- acme -dot- com", "jane-at-acme-dot-com", "jane 'at' acme 'dot' com", "jane \"at\" acme \"dot\" com", "jane \u201Cat\u201D acme \u201Cdot\u201D com", "jane *at* acme *dot* com", "jane ( at ) acme ( dot ) com", "jane [ at ] acme [ dot ] com",
        "jane_at_acme_dot_com", "jane~at~acme~dot~com", "jane arobace acme point fr", "jane arobase acme point fr", "jane arobase acme.fr", "jane (arobase) acme (point) fr", "jane arroba acme punto com", "jane arroba acme ponto com", "jane arroba acme.com",
        "jane ät acme punkt de", "jane ät acme.de", "jane@acme,com", "jane.doe@acme,de",
        "jane =at= acme =dot= com", "jane +at+ acme +dot+ com", "jane /at/ acme /dot/ com", "jane .at. acme .dot. com", "jane «at» acme «dot» com", "jane « at » acme « dot » com", "jane at sign acme dot com", "jane at-sign acme dot com",
        "jane Klammeraffe acme punkt de", "jane chiocciola acme punto it", "jane kukac acme pont hu", "jane małpa acme kropka pl", "jane zavináč acme tečka cz", "jane собака acme точка ru",
    ];

    /// <summary>A number each, which ends in 7712.</summary>
    public static TheoryData<string> Numbers =>
    [
        "(555)7717712", "(555) 7717712", "8 (495) 123-77-12", "8 (495) 123 7712", "8(495)1237712", "8-800-123-77-12", "8 916 123 77 12", "+7 495 123-77-12", "+7(495)1237712", "7 (916) 123-77-12",
        "0171·5557712", "0171•5557712", "+49·171·5557712", "01·23·45·77·12", "512·555·7712", "Ph: 9876547712", "Ph. 98765-47712", "ph no 9876547712", "\u260E 9876547712", "\u260E\uFE0F 9876547712", "\U0001F4DE 9876547712",
        "\U0001F4F19876547712", "\U0001F4F2: 98765 47712", "\u2706 5557712", "Tel.9876547712", "Tel.: 9876547712", "mob 09876547712", "Mob.: 98765 47712", "WhatsApp: 98765 47712", "whatsapp/signal: 98765 47712",
        "WhatsApp me on 98765 47712", "M: 9876547712", "T 0171 5557712", "P: 512 555 7712", "cel. 91234-7712", "Celular: 11912347712", "mobile number: 9876547712", "Contact no. 9876547712", "Contact: 9876547712", "Call 5557712", "ring me on 5557712",
        // DE
        "0171/555 77 12", "0171-5557712", "(0171) 5557712", "030 / 555 77 12", "0151 23 45 77 12", "0171 55 57 77 12", "0049-171-5557712", "+49.171.5557712", "+49 (0) 171 555 77 12", "Mobil 0171.5557712",
        // FR
        "06 12 34 77 12", "06.12.34.77.12", "06-12-34-77-12", "0612347712", "+33 6 12 34 77 12", "+33 (0)6 12 34 77 12", "0033 6 12 34 77 12", "Tél. : 06 12 34 77 12",
        // UK
        "020 7946 7712", "0207 946 7712", "+44 20 7946 7712", "+44 (0)7700 907712", "(020) 7946 7712", "0800 123 7712", "07700 90 77 12",
        // US
        "1 (512) 555-7712", "+1 (512) 555-7712", "1.512.555.7712", "(512)555-7712", "(512) 555 7712", "512 - 555 - 7712", "512/555-7712", "+15125557712", "Tel 480 768 7712", "text me: 512-555-7712",
        // IN
        "+91 98765 47712", "+91-98765-47712", "+919876547712", "098765 47712", "Mobile - 9876547712", "WhatsApp 9876547712",
        // BR
        "(11) 91234-7712", "(11)912347712", "(11) 912347712", "11 91234-7712", "+55 11 91234-7712", "+55 (11) 91234-7712", "(11) 3123-7712",
        // JP
        "03-1234-7712", "090-1234-7712", "+81 90-1234-7712", "(03) 1234-7712", "090（1234）7712", "０９０−１２３４−７７１２",
        // NL
        "06-12347712", "06 1234 7712", "06 - 12 34 77 12", "020-1237712", "+31 6 12347712", "+31 (0)6 1234 7712",
        // CH, AT, AU, CN
        "044 123 77 12", "0664 123 7712", "0412 347 7712", "138-1234-7712",
        // Behind other words, or with other signs.
        "my number is 5125557712", "my number: 512 5557712", "our number 5125557712", "Text: 512-5557712", "Phone #5125557712", "Phone # 5125557712", "phone5125557712", "Fax5125557712", "Emergency: 5125557712", "Emergency contact 5125557712", "512_555_7712", "512--555--7712", "(512)--555--7712",
        "WA 5125557712", "WA: 98765 47712", "viber 380501237712", "Viber: 050 123 77 12", "Telegram: 9876547712", "Cellphone 5557712", "Telephone: 5557712", "Homephone: 5557712",
        "Mobiltelefon: 171 5557712", "Handynr. 171 5557712", "Handy-Nr. 171 5557712", "Telefonnr.: 5557712", "Tel.-Nr. 5557712", "Rufnr. 5557712", "Mobilnr.: 171 5557712", "meine Nummer ist 171 5557712", "tlf. 12 34 77 12", "Tlf 12347712", "tfn 5557712", "mobilnummer 41237712", "Puhelin 50 123 7712",
        "cellulare: 333 123 7712", "Cell. 333 123 7712", "Telefoon 612347712", "gsm 501237712", "GSM: 501 237 712", "nr telefonu: 501237712", "telefon: 501 237 712", "kom. 501 237 712", "telemóvel 912347712", "mi número es 612347712", "mon numéro : 612347712", "telefonszám: 201237712", "τηλ. 6912347712", "Моб. 9161237712", "номер: 9161237712",
        "手机 13812347712", "手机13812347712", "联系电话：13812347712", "电话 13812347712", "微信/手机：138 1234 7712", "請打電話 0912347712", "연락처: 1012347712", "휴대폰 1012347712", "携帯 9012347712", "मोबाइल 9876547712", "फ़ोन: 9876547712", "هاتف 501237712", "جوال: 501237712", "טלפון 501237712",
        // Digit by digit.
        "+4 9 1 7 1 5 5 5 7 7 1 2", "+1 5 1 2 5 5 5 7 7 1 2", "+49.1715 557.7712", "iPhone: 5125557712", "page 512-555-7712", "call 2345 7712", "tel 0171_5557712", "phoneNumber 5125557712", "请致电138 1234 7712", "微信 13812347712",
    ];

    /// <summary>Prose in which nothing is an address.</summary>
    public static TheoryData<string> NoAddresses =>
    [
        "A look at this dot plot", "attention at scale dot product", "look at the dot product of two vectors", "Look at the dot in the middle", "meet at noon dot in hall 3", "we are at version two dot zero",
        "apps at scale dot com era", "we arrive at dot com prices", "arrive at dot-matrix", "stare at a dot me and you", "at each dot is a node", "She works at booking.com", "CTO at cal.com", "I met Jane at React.dev",
        "We run node.js at booking.com", "k8s at zalando.de", "ASP.NET at microsoft.com", "meet us at example.org", "See you @ booth . It was great", "Q & A @ noon . In hall 3", "SELECT @@global.sql_mode", @"a regex such as \w+\@\w+",
        "set @@session.time_zone", "See the docs at docs.python.org", "Join us at 10 dot thirty", "look at point dot x and dot y", "The e.g. at acme. Next", "Email marketing at hubspot.com", "stop at dot to see", "arriving at one dot is fun",
        "looking at this dot me", "meet @ the dot in the hall", "built-in at compile time dot no", "look at foo dot bar dot baz", "Col·lega at l·l i més", "working at monday dot com", @"contains(\@,'@example.com')",
        "Data scientist @ zalando.de", "Team lead @ Check24.de", "talk @ jsconf.eu", "Learning to rank @ allegro.pl", "Slides of the keynote @ pycon.it", "a workshop @ devoxx.be", "She gave it @ jsconf.eu", "CTO @ acme.io",
        "learn more at example dot com", "Slides at speakerdeck dot com", "Founder at monday dot com", "find us at example dot org", "the code is at example dot dev", "Head of data at booking dot com", "read it at example dot com",
        "M.Sc at tum.de", "Ph.D at mit.edu", "B.Eng at th-koeln.de", "README.md at github.com", "notes.txt at example.org", "main.cpp at godbolt.org", "deck.pdf at speakerdeck.com", "Dr.Ing at kit.edu",
        "Email support at acme.com is slow", "Engineer at gmail.com", "we worked at outlook.com", "Meet at vantage point in Berlin", "state-at-rest.io", "work-at-home.com", "look_at_this_dot_plot", "the words 'at' and 'dot'", "a *dot* me", "users@home,at work", "jsconf@eu,in May", "la arroba y el punto com", "un point fr",
        "I write C# @ work.com", "contact: Data scientist @ zalando.de", "a/at/b/dot/c", "x=at=least", "il mio Klammeraffe punkt de", "la chiocciola e il punto it", "pont hu", "www.at.com", "see /at/acme/dot/com.html", "tests_at_scale.py", "arrive at point com",
    ];

    /// <summary>Prose in which nothing is a number to call.</summary>
    public static TheoryData<string> NoNumbers =>
    [
        "480 768 1024", "320 480 768 1024 px", "breakpoints 480 768 1024 1280 1920", "768 992 1200 1400", "1048576 entries", "EN 301 549 2021", "EN 301 549 v3.2.1", "ISO/IEC 27001 2022", "ISO 9001 27001 22301", "+1000000 stars", "+1 000 000 users",
        "+1500000 downloads", "+1234567 stars", "RFC 7231 7232 7233", "RFC 2616 7230 9110", "2024 2025 2026", "2023/2024/2025", "C++ 11 14 17", "call 1048576 times", "calls 1234567 times a day", "signal 200 300 4000", "ring 4096 buffers", "ring 4096 8192 16384",
        "a ring of 1048576 slots", "call for 250000 samples", "Cell 1048576 of the table", "signal 2097152", "text me 1048576 rows", "dial up 1234567 users", "handy for 1234567 files",
        "version 10.0.20348.1", "Python 3.10 3.11 3.12 3.13", "PHP 7.4 8.0 8.1 8.2", "ports 8080 8443 9090", "port 5432, 6379, 27017", "listens on 127.0.0.1:8080 and 10.0.0.1:5432", "2001:0db8:0000:0000:0000:8a2e:0370:7334", "255.255.255.0",
        "ISBN 0306406152", "ISBN 978 3 16 148410 0", "ISBN-13: 9780134685991", "ISSN 0317-8471", "DOI 10.1145/3372885.3373825", "doi:10.1000/182", "arXiv 1706.03762", "https://doi.org/10.1109/5.771073", "CVE-2021-44228", "KB5034441",
        "€1 200 000", "1 200 300 users", "12 345 678 people", "$3,500,000", "USD 1 500 000", "1.200.000,00 EUR", "40.7128, -74.0060", "52.5200° N, 13.4050° E", "lat 52.520008, lon 13.404954", "1920x1080 and 3840x2160", "1280 720 1920 1080", "640 480 1600",
        "0x7fff5fbff8c0", "#00112233", "0b01010101", "deadbeef 01234567 cafe", "Rooms 101 102 103 104", "Halls 1.01 1.02 1.03", "09:30 10:15 11:00", "09.30 10.15 11.00", "0930 1015 1100 1145", "from 09.30 10.15 to 11", "01 02 03 04 05", "01 02 03 04 05 06 07", "02 04 08 16 32",
        "01-02-03-04-05", "batch sizes 128 256 512 1024 2048", "256 512 1024", "hidden sizes 256 512 2048", "HTTP 200 301 404 503", "1 10 100 1000 10000", "2 4 8 16 32 64 128 256", "1 1 2 3 5 8 13 21 34 55", "100 200 300 400", "p99 of 120 350 1000 ms",
        "3 500 000 rows in 12 500 ms", "latencies of 12 15 20 35 ms", "65536 131072", "the digits 0123456789", "--retiring-principal arn:aws:iam::123456789012:role/admin", "[Accessed 04 06 2018]", "Saturday, August 05 2017 04 PM", "05 03 2016 at 10", "``@tf.function`` decorators", "65 536 and 4 294 967 296", "2147483647", "1700000000", "unix time 1735689600", "snowflake 1234567890123456789", "IEEE 802 11 2020", "IEEE 754 2008", "GDPR (EU) 2016/679", "SAE J3016 2021", "BS 7799 1995",
        "Mobile phones sold: 1 200 000", "phone users: 1 200 000", "mobile first: 320 480 768 px", "Fortune 500 2024", "COVID 19 2020 2021 2022", "99 999 999", "99.999 99.9999", "NGC 224 and M 31", "Boeing 737 747 777", "T 1000 2000 3000", "P: 0.0512345", "5 (2021) 123-145", "vol. 12 (2019) 3456", "pp. 123-456-7890x",
        "Level 100 200 300", "24 7 365", "TLS 1.2 1.3", "GPT 3.5 4.0", "10 000 000 000", "1 (100) 200-300", "8 (16) 32 64", "8 16 32 64 128", "7 (21) 14-28-35", "0.1 0.2 0.3 0.4", "0 10 20 30 40 50", "0100 0200 0300 0400", "1000·1000·1000", "10·11·12·13·14", "Talk · 10:30 · Room 5 · 2027",
        "1024 2048 4096", "32 64 128 256", "2.718281828459 and 1.41421356", "call 100 200 300 functions", "SMS volume 1234567 messages", "cell phones: 5 000 000 000", "1500 2500 3500 USD", "the tel aviv 2024 2025 meetups", "hotline of 250 000 customers", "phase M: 1234567 rows",
        "iPhone 12 13 14 15 16", "iPhones 12 13 14 15 16", "smartphone 12 13 14 15", "microphone 123 456 789", "fax machines 1843 1964", "the telephone from 1876 1877", "Reach me at booth 1234 5678", "call me in room 1234 5678", "call number 1 234 567", "call numbers 1 234 567",
        "PLZ 01067 01069 01097", "01067 01069 01097", "Bus 040 041 042", "Raum 01.234 01.235", "Rooms 02.101 02.102 02.103", "lines 010 020 030", "+40.7128 -74.0060", "+40.712812 -74.006012", "+52.520008, +13.404954", "lat +40.7128123 lon -74.0060123", "UTC+0100 2027", "20:00 +0200 2027", "+0530 2026 2027",
        "Mon Nov 30 20:00:00 +0100 2027", "ISBN-10 0306406152", "ISBN-10: 0306406152", "ISBN10 0306406152", "ISBN (10) 0306406152", "pages 123-456-7890", "pp. 123-456-7890", "Seiten 123-456-7890", "1_000_000", "100_000_000", "2024_01_15", "1234--5678", "123--456--789", "GSM 900 1800 1900", "Seattle, WA 98101-1234", "Emergency 2020 2021", "the number 1234567890 is even",
        "text 100 200 3000", "telegram 2020 2021 2022", "issue #1234567", "PR #12345678", "mobile5 1234567", "sha1234567", "order number: 1234567890", "电话 1 2 3", "Contact 100 200 300 400 people", "tel aviv 12 13 14 15 16", "call 1996 1891", "emergency 112 911 999", "Emergency: 112 / 911 / 999", "call 112 110 911", "telephoneSeries 1000 2000 3000", "TELEMETRY 512 555 700", "signal 24 25 26 27", "手机 12 13 14 15",
    ];
}
