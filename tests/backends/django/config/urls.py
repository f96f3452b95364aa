"""Every face of the same zone."""

from django.urls import include, path

urlpatterns = [
    path("api/drf/", include("faces.urls.drf")),
    path("api/session/", include("faces.urls.session")),
    path("api/jsonapi/", include("faces.urls.jsonapi")),
    path("prod-api/", include("ruoyi.urls")),
    path("jeecg-boot/", include("jeecg.urls")),
    path("office/", include("faces.urls.office")),
]
